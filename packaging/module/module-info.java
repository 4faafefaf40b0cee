/**
 * The whole jar as one module, for the packages that bring their own Java. Inside such a runtime
 * the program has no class path, so that its class-data archive serves from any folder, on any day.
 * Nothing is exported: programs that call it from Java put the jar on their class path.
 */
module io.github.gpuadvisor {}
