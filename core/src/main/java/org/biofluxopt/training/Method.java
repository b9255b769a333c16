package org.biofluxopt.training;

/** A way to find a person's regimen. */
public enum Method {
    STANDARD("standard dose: one tablet with breakfast"),
    THREE_WAY("three-way split: a third with each meal"),
    SIX_WAY("a sixth at each of the six occasions, where the shipped policy's training starts"),
    RANDOM("random search"),
    CMA_ES("CMA-ES, ten times the budget, 8 belief samples (the bound)"),
    SINGLE_PPO("single-agent PPO from scratch"),
    INDEPENDENT_PPO("independent PPO from scratch"),
    ZERO_SHOT("shipped policy, as it is"),
    FINE_TUNED("shipped policy, fine-tuned"),
    QUICK_PLAN("optimize --no-finetune: shipped policy, cut to sixths and judged against fixed schedules");

    private final String words;

    Method(String words) {
        this.words = words;
    }

    /** Whether its budget is what fine-tuning spends. */
    boolean budgeted() {
        return this == RANDOM || this == CMA_ES || this == SINGLE_PPO || this == INDEPENDENT_PPO;
    }

    public String words() {
        return words;
    }
}
