export interface NetworkNode {
  id: string;
  label: string;
  kind: string;
  targetClass: string | null;
  stance: string | null;
  influence: number | null;
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
  strength: number | null;
  since: string | null;
  ended: string | null;
}

export interface NetworkData {
  nodes: NetworkNode[];
  edges: NetworkTie[];
}

export type ColourBy = "class" | "stance";
