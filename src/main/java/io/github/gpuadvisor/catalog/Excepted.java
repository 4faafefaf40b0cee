package io.github.gpuadvisor.catalog;

/**
 * A place that a check of sense may complain about, since the fact there is as it is.
 *
 * @param check name of the check
 * @param where the place, as the check names it
 * @param reason why it is right all the same
 */
public record Excepted(String check, String where, String reason) {}
