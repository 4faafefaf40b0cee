/**
 * Requirements that a deployment must meet and criteria that it is scored by: one small class each,
 * all listed in {@link io.github.gpuadvisor.rule.set.RuleSet}.
 */
@NullMarked
package io.github.gpuadvisor.rule;

import org.jspecify.annotations.NullMarked;
