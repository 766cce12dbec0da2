export interface NetworkNode {
  id: string;
  label: string;
  /** Of the actor, or "group". */
  kind: string;
  targetClass: string;
  stance: string;
  influence: number;
  /** How many actors a group holds. */
  size: number;
  x: number;
  y: number;
  url: string;
}

export interface NetworkTie {
  id: string;
  from: string;
  to: string;
  type: string;
  label: string;
  strength: number;
  since: string | null;
  ended: boolean;
  /** How many ties it stands for. */
  count: number;
}

export interface NetworkData {
  nodes: NetworkNode[];
  edges: NetworkTie[];
  /** A job on the server still looks for the places. */
  isWaiting: boolean;
}

export type ColourBy = "class" | "stance";
