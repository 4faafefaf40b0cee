package io.github.gpuadvisor.fuzz;

/** A GGUF file; every other one with room for the data that its header tells of. */
final class GgufFuzz {
  private static final String FILE = "model/model.gguf";
  private static final long DATA_BYTES = 1L << 36;

  private GgufFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      scratch.write(FILE, input);
      if (input.length % 2 == 0) {
        scratch.lengthen(FILE, DATA_BYTES);
      }
      ModelImport.check(scratch, "model.gguf", input);
    }
  }
}
