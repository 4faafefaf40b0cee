package io.github.gpuadvisor.rule;

import org.jspecify.annotations.Nullable;

/** A requirement's answer. */
public sealed interface Verdict permits Verdict.Met, Verdict.Failed, Verdict.Unknown {
  Verdict MET = new Met();

  /** The requirement holds, or asks nothing. */
  record Met() implements Verdict {}

  /**
   * The requirement does not hold.
   *
   * @param excess how far it is missed, as a share of what was wanted (0.1: a tenth over); compares
   *     near misses
   * @param fix the least change of the question that admits the deployment, or null where no change
   *     of this kind does
   */
  record Failed(Finding finding, double excess, @Nullable String fix) implements Verdict {}

  /** The facts needed are not in the catalog. */
  record Unknown(String field) implements Verdict {}
}
