/**
 * What this person should do and when, inside safety limits, and what to expect of it.
 *
 * <p>One plan, as {@code optimize} makes it (the shipped policy, fine-tuned on the person's virtual copies):
 *
 * <pre>{@code
 * Planner planner = new Planner(knowledge, network, PlannerSettings.of(knowledge));
 * PlanCase planned = planner.plan(profile, sample, seed, executor, (share, what) -> {});
 * }</pre>
 *
 * <p>Many plans, without training (less than a second of processor time each):
 *
 * <pre>{@code
 * Planner planner = new Planner(knowledge, network, PlannerSettings.of(knowledge).withoutFinetuning());
 * Plan plan = planner.plan(profile, sample, seed, Runnable::run, (share, what) -> {}).plan();
 * Optional<DailyRegimen> regimen = plan.regimen(); // the standard arm's if nothing better; empty: referred
 * }</pre>
 *
 * <p>A planner holds no state of a person and may be shared by threads. Safety rules and the robust choice against both
 * control schedules are the same with and without training.
 */
@NullMarked
package org.biofluxopt.plan;

import org.jspecify.annotations.NullMarked;
