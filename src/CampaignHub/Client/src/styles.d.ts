// esbuild makes a file of them beside the script.
declare module "*.css";
