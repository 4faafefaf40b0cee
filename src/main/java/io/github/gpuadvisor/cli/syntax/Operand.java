package io.github.gpuadvisor.cli.syntax;

/**
 * Words that are no option and no sub-command.
 *
 * @param label as usage shows it: {@code GPU GPU...}
 * @param least how many stand before a sub-command
 * @param most how many may stand at all
 */
public record Operand(String label, Choice choice, int least, int most) {
  /** As many as one likes. */
  public static final int MANY = 1000;

  /** Exactly one. */
  public static Operand one(String label, Choice choice) {
    return new Operand(label, choice, 1, 1);
  }
}
