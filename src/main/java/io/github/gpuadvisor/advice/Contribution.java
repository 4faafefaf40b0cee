package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.rule.Finding;

/** What one criterion adds to a score: weight × value. */
public record Contribution(String criterion, double weight, double value, Finding finding) {
  public double amount() {
    return weight * value;
  }
}
