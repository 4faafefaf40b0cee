package io.github.gpuadvisor.catalog;

import java.util.List;

/**
 * What a typed name means.
 *
 * @param matchedBy {@code id}, {@code alias}, {@code family} (a bare name that stands for one
 *     variant) or {@code name}
 * @param warnings what the reader should know about the choice
 */
public record Resolution(String id, String matchedBy, List<String> warnings) {
  public Resolution {
    warnings = List.copyOf(warnings);
  }
}
