package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.rule.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One requirement put to one deployment, held or not.
 *
 * @param margin what is left of the limit as a share of it: 0.25 is a quarter to spare, below zero
 *     is missed; null where no figure is compared
 * @param fix the least change of the question that makes it hold, or null
 */
public record Checked(
    String requirement,
    boolean met,
    Finding finding,
    @Nullable Double margin,
    @Nullable String fix) {}
