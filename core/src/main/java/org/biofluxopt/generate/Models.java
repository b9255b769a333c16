package org.biofluxopt.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** The models by name. */
public final class Models {
    /** The one that others are held against. */
    public static final String BASELINE = "logistic-normal";

    /** The statistical model. */
    public static final CopulaModel COPULA = new CopulaModel(30, 0.6, 0.5);

    /** The one that samples are drawn from unless another is asked for. */
    public static final String DEFAULT = "copula";

    private Models() {}

    /** One by its name. */
    public static Evaluation.Fit one(String name) {
        return named(List.of(name)).values().iterator().next();
    }

    /** All of them, in the order to show. */
    public static Map<String, Evaluation.Fit> all() {
        Map<String, Evaluation.Fit> fits = new LinkedHashMap<>();
        fits.put("bootstrap", (train, seed) -> Baselines.bootstrap(train));
        fits.put("dirichlet", (train, seed) -> Baselines.dirichlet(train));
        fits.put(BASELINE, (train, seed) -> Baselines.logisticNormal(train));
        fits.put(DEFAULT, COPULA);
        fits.put("wgan-gp", new GanModel(COPULA, 64, 64, 400));
        return fits;
    }

    /** @param names empty: all of them */
    public static Map<String, Evaluation.Fit> named(List<String> names) {
        Map<String, Evaluation.Fit> all = all();
        if (names.isEmpty()) {
            return all;
        }
        Map<String, Evaluation.Fit> some = new LinkedHashMap<>();
        for (String name : names) {
            Evaluation.Fit fit = all.get(name);
            if (fit == null) {
                throw InputError.about(
                        "--models",
                        "got '" + name + "', expected some of " + String.join(", ", all.keySet()) + ".",
                        Nearest.advice(name, all.keySet()));
            }
            some.put(name, fit);
        }
        return some;
    }
}
