package io.github.gpuadvisor.advice;

import java.util.List;

/**
 * One row of an answer.
 *
 * @param paretoOptimal no other row is both cheaper and faster
 * @param tiedWith ranks whose score ranges overlap this one's
 */
public record Ranked(
    int rank, Assessment assessment, boolean paretoOptimal, List<Integer> tiedWith) {}
