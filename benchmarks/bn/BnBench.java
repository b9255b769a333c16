import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.bayes.*;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.bayes.structure.*;
import org.biofluxopt.numeric.Seed;

/** Measurements of docs/explanation/inference.md and structure-learning.md; benchmarks/bn/README.md gives the commands. */
final class BnBench {
    public static void main(String[] a) throws Exception {
        Locale.setDefault(Locale.ROOT);
        switch (a[0]) {
            case "infer" -> infer(Path.of(a[1]), Path.of(a[2]), Integer.parseInt(a[3]), Integer.parseInt(a[4]));
            case "size" -> size(Path.of(a[1]));
            case "structure" -> structure(Path.of(a[1]), Path.of(a[2]), Integer.parseInt(a[3]));
            case "seeds" -> seeds(Path.of(a[1]), Integer.parseInt(a[2]), Integer.parseInt(a[3]));
            case "knowledge" -> knowledge(Path.of(a[1]), Integer.parseInt(a[2]));
            case "value" -> value(Path.of(a[1]));
            case "em" -> em(Path.of(a[1]), Path.of(a[2]));
            case "em-twice" -> emTwice(Path.of(a[1]), Path.of(a[2]));
            case "em-bound" -> emBound(Path.of(a[1]), Integer.parseInt(a[2]));
            case "prior" -> prior(Path.of(a[1]), Integer.parseInt(a[2]));
            case "bootstrap" -> bootstrap(Path.of(a[1]), Path.of(a[2]), Integer.parseInt(a[3]));
            default -> throw new IllegalArgumentException(a[0]);
        }
    }

    /** CPU seconds of the whole process, compiler threads included. */
    static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    static double threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    // ---- inference

    static void infer(Path net, Path evidence, int warm, int timed) throws Exception {
        BayesianNetwork network = NetworkFiles.read(net);
        Map<String, List<int[]>> sets = new LinkedHashMap<>();
        for (String line : Files.readAllLines(evidence)) {
            String[] f = line.split("\t");
            int v = network.index(f[1]);
            sets.computeIfAbsent(f[0], k -> new ArrayList<>()).add(new int[] {v, network.variable(v).state(f[2])});
        }
        double t = threadCpu();
        JunctionTree tree = JunctionTree.compile(network);
        double build = threadCpu() - t;
        Inference inference = tree.inference();
        t = threadCpu();
        round(inference, sets);
        double cold = (threadCpu() - t) / sets.size();
        for (int i = 0; i < warm; i++) round(inference, sets);
        t = threadCpu();
        for (int i = 0; i < timed; i++) round(inference, sets);
        double full = (threadCpu() - t) / timed / sets.size();
        RandomGenerator random = new Seed(1).generator();
        List<int[]> first = sets.values().iterator().next();
        double one = 0;
        int changes = Math.max(20, warm * 4);
        for (int i = 0; i < changes; i++) { // change one finding, read one target
            int[] finding = first.get(random.nextInt(first.size()));
            int target = random.nextInt(network.size());
            inference.retract(finding[0]);
            inference.marginal(target); // warm, not timed
            t = threadCpu();
            inference.observe(finding[0], finding[1]);
            inference.marginal(target);
            one += threadCpu() - t;
        }
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.printf(
                "%s cells %,d largest %,d build %.3f s, cold %.6f s, warm %.6f s, one change and one target %.6f s (1/%.1f), heap %d MiB%n",
                net.getFileName(), tree.cells(), tree.largestClique(), build, cold, full, one / changes, full / (one / changes), heap);
    }

    static void round(Inference inference, Map<String, List<int[]>> sets) {
        for (List<int[]> set : sets.values()) {
            inference.clear();
            for (int[] finding : set) inference.observe(finding[0], finding[1]);
            inference.marginals();
        }
    }

    static void size(Path net) {
        double t = threadCpu();
        double cells = JunctionTree.predictedCells(NetworkFiles.read(net));
        System.out.printf("%s needs %,.0f cells (%.1f s to find out)%n", net.getFileName(), cells, threadCpu() - t);
    }

    // ---- structure

    static PartiallyDirectedGraph learn(CategoricalTable t, StructureLearner.Method m, Knowledge k, EdgePriors p) {
        return StructureLearner.learn(t, StructureLearner.Settings.of(m), k, p);
    }

    static void structure(Path net, Path data, int repeats) {
        BayesianNetwork network = NetworkFiles.read(net);
        PartiallyDirectedGraph truth = Equivalence.completed(Equivalence.of(network));
        CategoricalTable table = CategoricalCsv.read(data);
        DiscreteScore score = DiscreteScore.bic(table.sorted());
        double trueScore = total(score, network);
        for (StructureLearner.Method method : List.of(StructureLearner.Method.PC, StructureLearner.Method.GES, StructureLearner.Method.HYBRID)) {
            double best = Double.POSITIVE_INFINITY;
            double firstRun = 0;
            PartiallyDirectedGraph graph = truth;
            for (int r = 0; r < repeats; r++) {
                double t = cpu();
                graph = learn(table, method, Knowledge.none(), EdgePriors.none());
                best = Math.min(best, cpu() - t);
                firstRun = r == 0 ? cpu() - t : firstRun;
            }
            double bic = Equivalence.extension(graph).map(score::total).orElse(Double.NaN);
            System.out.printf("%s SHD %d, cpu best %.3f first %.3f s, BIC %.1f (true graph %.1f)%n",
                    method, Equivalence.distance(graph, truth), best, firstRun, bic, trueScore);
        }
    }

    static double total(DiscreteScore score, BayesianNetwork network) {
        double sum = 0;
        for (int v = 0; v < network.size(); v++) {
            int[] parents = Arrays.stream(network.parents(v)).map(p -> score.names().indexOf(network.variable(p).name())).sorted().toArray();
            sum += score.family(score.names().indexOf(network.variable(v).name()), parents);
        }
        return sum;
    }

    static CategoricalTable sample(BayesianNetwork network, int n, Seed seed) {
        CategoricalTable all = CategoricalTable.of(network.variables(), JunctionTree.compile(network).posterior(Findings.none()).sample(n, seed.generator()));
        return all;
    }

    static void seeds(Path net, int n, int seeds) {
        BayesianNetwork network = NetworkFiles.read(net);
        PartiallyDirectedGraph truth = Equivalence.completed(Equivalence.of(network));
        double pc = 0, hybrid = 0;
        for (int s = 1; s <= seeds; s++) {
            CategoricalTable table = sample(network, n, new Seed(s).child("breadth"));
            pc += Equivalence.distance(learn(table, StructureLearner.Method.PC, Knowledge.none(), EdgePriors.none()), truth);
            hybrid += Equivalence.distance(learn(table, StructureLearner.Method.HYBRID, Knowledge.none(), EdgePriors.none()), truth);
        }
        System.out.printf("%s n %d, mean SHD over %d seeds: PC %.1f hybrid %.1f%n", net.getFileName(), n, seeds, pc / seeds, hybrid / seeds);
    }

    static void knowledge(Path net, int count) {
        BayesianNetwork network = NetworkFiles.read(net);
        CategoricalTable table = sample(network, 300, new Seed(7));
        int honoured = 0, rejected = 0;
        for (int i = 0; i < count; i++) {
            RandomGenerator random = new Seed(i).child("knowledge").generator();
            List<String> order = new ArrayList<>(table.names());
            Collections.shuffle(order, random);
            Set<Knowledge.Arc> required = new TreeSet<>(), forbidden = new TreeSet<>();
            int cut = random.nextInt(order.size());
            List<Set<String>> tiers = random.nextBoolean() ? List.of(Set.copyOf(order.subList(0, cut)), Set.copyOf(order.subList(cut, order.size()))) : List.of();
            Set<String> roots = random.nextBoolean() ? Set.of(order.getFirst()) : Set.of();
            for (int x = 0; x < order.size(); x++)
                for (int y = 0; y < order.size(); y++) {
                    int dice = random.nextInt(20);
                    if (x < y && dice == 0) required.add(new Knowledge.Arc(order.get(x), order.get(y)));
                    else if (x != y && dice < 4) forbidden.add(new Knowledge.Arc(order.get(x), order.get(y)));
                }
            Knowledge knowledge = new Knowledge(required, forbidden, tiers, roots);
            boolean all = true;
            for (StructureLearner.Method method : StructureLearner.Method.values())
                all &= knowledge.violations(learn(table, method, knowledge, EdgePriors.none())).isEmpty();
            honoured += all ? 1 : 0;
            if (!required.isEmpty()) {
                Knowledge.Arc arc = required.iterator().next();
                Set<Knowledge.Arc> clash = new TreeSet<>(required);
                clash.add(new Knowledge.Arc(arc.to(), arc.from()));
                try {
                    new Knowledge(clash, forbidden, tiers, roots);
                } catch (org.biofluxopt.text.InputError e) {
                    rejected++;
                }
            } else rejected++;
        }
        System.out.printf("%d random consistent sets, four learners: %d honoured by all; of the contradictory ones %d rejected%n", count, honoured, rejected);
    }

    static void value(Path net) {
        BayesianNetwork network = NetworkFiles.read(net);
        PartiallyDirectedGraph dag = Equivalence.of(network);
        PartiallyDirectedGraph truth = Equivalence.completed(dag);
        List<Knowledge.Arc> arcs = new ArrayList<>();
        for (int x = 0; x < dag.size(); x++) for (int y : dag.children(x)) arcs.add(new Knowledge.Arc(dag.names().get(x), dag.names().get(y)));
        int[] depth = new int[network.size()];
        for (int v : network.topologicalOrder()) for (int p : network.parents(v)) depth[v] = Math.max(depth[v], depth[p] + 1);
        int deepest = Arrays.stream(depth).max().orElse(0) + 1;
        double plain = 0, told = 0, soft = 0;
        for (int s = 1; s <= 20; s++) {
            RandomGenerator random = new Seed(s).child("value").generator();
            CategoricalTable table = sample(network, 1000, new Seed(s).child("value"));
            Collections.shuffle(arcs, random);
            Set<Knowledge.Arc> required = new TreeSet<>(arcs.subList(0, Math.round(0.2f * arcs.size())));
            List<Set<String>> tiers = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            for (int v = 0; v < depth.length; v++) tiers.get(3 * depth[v] / deepest).add(network.variable(v).name());
            Map<Knowledge.Arc, Double> wrong = new TreeMap<>();
            while (wrong.size() < Math.round(0.1f * arcs.size())) {
                int x = random.nextInt(dag.size()), y = random.nextInt(dag.size());
                if (x != y && !dag.adjacent(x, y)) wrong.put(new Knowledge.Arc(dag.names().get(x), dag.names().get(y)), Math.log(0.8 / 0.2));
            }
            Knowledge knowledge = new Knowledge(required, Set.of(), tiers, Set.of());
            plain += Equivalence.distance(learn(table, StructureLearner.Method.HYBRID, Knowledge.none(), EdgePriors.none()), truth);
            soft += Equivalence.distance(learn(table, StructureLearner.Method.HYBRID, Knowledge.none(), new EdgePriors(wrong)), truth);
            // directions that knowledge settles are compared with the same directions settled in the truth
            PartiallyDirectedGraph known = learn(table, StructureLearner.Method.HYBRID, knowledge, EdgePriors.none());
            told += Equivalence.distance(known, Equivalence.completed(dag, knowledge));
        }
        System.out.printf("1,000 rows, mean SHD of 20: nothing known %.1f; 20 %% of arcs and three tiers %.1f (%.0f %% less); a tenth of wrong arcs at odds 4:1 %.1f (%.0f %% more)%n",
                plain / 20, told / 20, 100 * (1 - told / plain), soft / 20, 100 * (soft / plain - 1));
    }

    // ---- parameters

    /** KL(truth || fitted), nats: sum over families of P(parents) times the row's divergence. */
    static double divergence(BayesianNetwork truth, BayesianNetwork fitted) {
        double sum = 0;
        for (int v = 0; v < truth.size(); v++) {
            List<String> names = new ArrayList<>(truth.parentNames(v));
            names.add(truth.variable(v).name());
            double[] joint = VariableElimination.joint(truth, Findings.none(), names.toArray(String[]::new)).values();
            double[] p = truth.table(v), q = fitted.table(fitted.index(truth.variable(v).name()));
            for (int cell = 0; cell < p.length; cell++) if (joint[cell] > 0) sum += joint[cell] * Math.log(p[cell] / q[cell]);
        }
        return sum;
    }

    /** A fifth of the cells removed at random. */
    static CategoricalTable holes(CategoricalTable table, RandomGenerator random) {
        short[][] columns = new short[table.size()][];
        List<List<String>> labels = new ArrayList<>();
        for (int v = 0; v < columns.length; v++) {
            labels.add(table.states(v));
            columns[v] = table.column(v).clone();
            for (int r = 0; r < columns[v].length; r++) if (random.nextInt(5) == 0) columns[v][r] = CategoricalTable.MISSING;
        }
        return new CategoricalTable(table.names(), labels, columns);
    }

    /** EM on one half and then on the other, beside EM on both halves at once. */
    static void emTwice(Path net, Path data) {
        BayesianNetwork truth = NetworkFiles.read(net);
        Map<String, List<String>> states = new TreeMap<>();
        truth.variables().forEach(v -> states.put(v.name(), v.states()));
        RandomGenerator random = new Seed(12).generator();
        CategoricalTable all = holes(CategoricalCsv.read(data, states), random);
        CategoricalTable first = all.select(IntStream.range(0, all.rows() / 2).toArray());
        CategoricalTable second = all.select(IntStream.range(all.rows() / 2, all.rows()).toArray());
        List<DirichletCpt> prior = ParameterLearning.uniform(truth, 1);
        List<DirichletCpt> both = emFit(prior, all, "both");
        List<DirichletCpt> one = emFit(prior, first, "first");
        List<DirichletCpt> twice = emFit(one, second, "second");
        List<DirichletCpt> back = emFit(emFit(prior, second, "second"), first, "first");
        double cells = 0, square = 0, most = 0, apart = 0;
        for (int v = 0; v < both.size(); v++) {
            double[] p = both.get(v).mean(), q = twice.get(v).mean(), r = back.get(v).mean();
            for (int row = 0; row < both.get(v).rows().size(); row++) {
                if (CountPart.worth(both.get(v).rows().get(row)) < 50) continue;
                int k = both.get(v).child().size();
                for (int s = row * k; s < (row + 1) * k; s++) {
                    most = Math.max(most, Math.abs(p[s] - q[s]));
                    apart = Math.max(apart, Math.abs(q[s] - r[s]));
                    square += (p[s] - q[s]) * (p[s] - q[s]);
                    cells++;
                }
            }
        }
        System.out.printf("KL from the truth: both at once %.5f, one after the other %.5f, the other way round %.5f, first half only %.5f; KL(at once || one after the other) %.6f;%n"
                + "rows worth 50 observations or more: tables differ by %.4f root mean square, %.4f at most; the two orders by %.4f at most%n",
                divergence(truth, BayesianNetwork.of(both)), divergence(truth, BayesianNetwork.of(twice)), divergence(truth, BayesianNetwork.of(back)),
                divergence(truth, BayesianNetwork.of(one)), divergence(BayesianNetwork.of(both), BayesianNetwork.of(twice)), Math.sqrt(square / cells), most, apart);
    }

    private static List<DirichletCpt> emFit(List<DirichletCpt> prior, CategoricalTable data, String source) {
        return ExpectationMaximisation.fit(prior, data, source, ExpectationMaximisation.Settings.DEFAULT, Runnable::run, new Seed(1).child("em").generator()).cpts();
    }

    static void em(Path net, Path data) {
        BayesianNetwork truth = NetworkFiles.read(net);
        Map<String, List<String>> states = new TreeMap<>();
        truth.variables().forEach(v -> states.put(v.name(), v.states()));
        CategoricalTable table = CategoricalCsv.read(data, states);
        List<DirichletCpt> prior = ParameterLearning.uniform(truth, 1);
        double complete = divergence(truth, BayesianNetwork.of(ParameterLearning.update(prior, table, "data")));
        RandomGenerator random = new Seed(12).generator();
        CategoricalTable holes = holes(table, random);
        double t = cpu();
        ExpectationMaximisation.Result fit = ExpectationMaximisation.fit(prior, holes, "data", new ExpectationMaximisation.Settings(200, 1e-10), Runnable::run, random);
        boolean monotone = true;
        for (int k = 1; k < fit.objective().size(); k++) monotone &= fit.objective().get(k) >= fit.objective().get(k - 1) - 1e-6;
        double missing = divergence(truth, BayesianNetwork.of(fit.cpts()));
        double available = divergence(truth, BayesianNetwork.of(ParameterLearning.update(prior, holes, "data")));
        System.out.printf("KL complete %.5f, 20 %% missing by EM %.5f (ratio %.3f), by complete families only %.5f; %d rounds, monotone %b, cpu %.1f s%n",
                complete, missing, missing / complete, available, fit.objective().size(), monotone, cpu() - t);
    }

    /**
     * What missing cells cost any estimator: asymptotically its mean Kullback-Leibler divergence is trace(I_complete I_observed^-1) / d
     * times that of the complete data (Orchard and Woodbury 1972). I_observed is the mean outer product of the scores of rows
     * with a fifth of their cells removed. Parameters expected fewer than 10 times in 10,000 rows count as known.
     */
    static void emBound(Path net, int n) {
        BayesianNetwork truth = NetworkFiles.read(net);
        JunctionTree tree = JunctionTree.compile(truth);
        int[][] first = new int[truth.size()][]; // [variable][row] of the row's first parameter, -1
        int[][][] free = new int[truth.size()][][]; // states with a parameter; the last entry is the reference
        List<double[]> complete = new ArrayList<>();
        int d = 0;
        for (int v = 0; v < truth.size(); v++) {
            double[] joint = tree.posterior(Findings.none()).family(v);
            int k = truth.variable(v).size();
            first[v] = new int[joint.length / k];
            free[v] = new int[first[v].length][];
            for (int row = 0; row < first[v].length; row++) {
                int at = row * k;
                free[v][row] = IntStream.range(0, k).filter(s -> joint[at + s] * 10_000 >= 10).toArray();
                first[v][row] = d;
                d += Math.max(0, free[v][row].length - 1);
            }
        }
        double[][] known = new double[d][d], seen = new double[d][d];
        for (int v = 0; v < truth.size(); v++) {
            double[] joint = tree.posterior(Findings.none()).family(v), p = truth.table(v);
            int k = truth.variable(v).size();
            for (int row = 0; row < first[v].length; row++) {
                double parents = 0;
                for (int s = 0; s < k; s++) parents += joint[row * k + s];
                int[] states = free[v][row];
                for (int i = 0; i + 1 < states.length; i++)
                    for (int j = 0; j + 1 < states.length; j++)
                        known[first[v][row] + i][first[v][row] + j] = parents * ((i == j ? 1 / p[row * k + states[i]] : 0) + 1 / p[row * k + states[states.length - 1]]);
            }
        }
        RandomGenerator random = new Seed(12).generator();
        CategoricalTable holes = holes(sample(truth, n, new Seed(13)), random);
        for (int r = 0; r < n; r++) {
            Findings findings = Findings.none();
            for (int v = 0; v < truth.size(); v++) {
                int c = holes.index(truth.variable(v).name());
                if (holes.get(r, c) >= 0) findings = findings.hard(truth.variable(v), holes.states(c).get(holes.get(r, c)));
            }
            Posterior posterior = tree.posterior(findings);
            int[] index = new int[d];
            double[] score = new double[d];
            int m = 0;
            for (int v = 0; v < truth.size(); v++) {
                double[] joint = posterior.family(v), p = truth.table(v);
                int k = truth.variable(v).size();
                for (int row = 0; row < first[v].length; row++) {
                    int[] states = free[v][row];
                    for (int i = 0; i + 1 < states.length; i++) {
                        int ref = row * k + states[states.length - 1], cell = row * k + states[i];
                        double value = joint[cell] / p[cell] - joint[ref] / p[ref];
                        if (value != 0) { index[m] = first[v][row] + i; score[m++] = value; }
                    }
                }
            }
            for (int i = 0; i < m; i++) for (int j = 0; j < m; j++) seen[index[i]][index[j]] += score[i] * score[j] / n;
        }
        double trace = 0, diagonal = 0;
        var inverse = new org.hipparchus.linear.CholeskyDecomposition(org.hipparchus.linear.MatrixUtils.createRealMatrix(seen), 1e-6, 1e-14).getSolver().getInverse().getData();
        for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) trace += known[i][j] * inverse[j][i];
        System.out.printf("%s: %d parameters, %,d rows: trace(I_complete I_observed^-1) / d = %.3f; corrected for the inverse of an estimate, (n - d - 1) / n: %.3f%n",
                net.getFileName(), d, n, trace / d, trace / d * (n - d - 1) / n);
    }

    static void prior(Path net, int repeats) {
        BayesianNetwork truth = NetworkFiles.read(net);
        double[] flat = new double[2], cited = new double[2], told = new double[2];
        double best = 0;
        int[] sizes = Boolean.getBoolean("few") ? new int[] {50} : new int[] {50, 50_000};
        for (int s = 1; s <= repeats; s++) {
            RandomGenerator random = new Seed(s).child("prior").generator();
            CategoricalTable held = sample(truth, 5000, new Seed(s).child("held"));
            best -= ParameterLearning.logLikelihood(truth, held) / held.rows() / repeats;
            List<DirichletCpt> literature = new ArrayList<>(), onlyRight = new ArrayList<>();
            for (DirichletCpt cpt : ParameterLearning.uniform(truth, 1)) {
                double[] p = truth.table(truth.index(cpt.child().name()));
                int k = cpt.child().size();
                List<List<CountPart>> rows = new ArrayList<>(), rightRows = new ArrayList<>();
                for (int row = 0; row < cpt.rows().size(); row++) {
                    boolean wrong = random.nextInt(5) == 0;
                    double[] w = new double[k];
                    for (int i = 0; i < k; i++) w[i] = 1e-6 + gamma(wrong ? 1 : 20 * p[row * k + i], random);
                    double sum = Arrays.stream(w).sum();
                    for (int i = 0; i < k; i++) w[i] /= sum;
                    rows.add(List.of(CountPart.of("paper", 20, w)));
                    List<CountPart> vague = cpt.rows().get(row);
                    rightRows.add(wrong ? vague : List.of(CountPart.of("paper", 20, w), vague.getFirst()));
                }
                literature.add(new DirichletCpt(cpt.child(), cpt.parents(), rows));
                onlyRight.add(new DirichletCpt(cpt.child(), cpt.parents(), rightRows));
            }
            for (int i = 0; i < sizes.length; i++) {
                CategoricalTable table = sample(truth, sizes[i], new Seed(s).child("train"));
                flat[i] -= ParameterLearning.logLikelihood(BayesianNetwork.of(ParameterLearning.update(bdeu(truth, 10), table, "d")), held) / held.rows() / repeats;
                told[i] -= ParameterLearning.logLikelihood(BayesianNetwork.of(ParameterLearning.update(onlyRight, table, "d")), held) / held.rows() / repeats;
                cited[i] -= ParameterLearning.logLikelihood(BayesianNetwork.of(RobustPrior.discount(ParameterLearning.update(literature, table, "d"), "d").cpts()), held) / held.rows() / repeats;
            }
        }
        for (int i = 0; i < sizes.length; i++) System.out.printf("%s %,d rows, held-out loss of %d: flat BDeu %.4f, cited prior %.4f nats (%.2f %% better); told which rows are wrong %.4f (%.2f %%), true tables %.4f (%.2f %%)%n", net.getFileName(), sizes[i], repeats, flat[i], cited[i], 100 * (1 - cited[i] / flat[i]), told[i], 100 * (1 - told[i] / flat[i]), best, 100 * (1 - best / flat[i]));
    }

    static List<DirichletCpt> bdeu(BayesianNetwork network, double size) {
        List<DirichletCpt> cpts = new ArrayList<>();
        for (DirichletCpt cpt : ParameterLearning.uniform(network, 1)) {
            List<List<CountPart>> rows = new ArrayList<>();
            for (List<CountPart> row : cpt.rows()) rows.add(List.of(new CountPart("uniform", row.getFirst().weights(), size / cpt.rows().size())));
            cpts.add(new DirichletCpt(cpt.child(), cpt.parents(), rows));
        }
        return cpts;
    }

    /** Marsaglia and Tsang 2000. */
    static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) return shape <= 0 ? 0 : gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        double d = shape - 1.0 / 3, c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian(), v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
        }
    }

    static void bootstrap(Path net, Path data, int replicates) {
        PartiallyDirectedGraph truth = Equivalence.of(NetworkFiles.read(net));
        CategoricalTable table = CategoricalCsv.read(data);
        Function<CategoricalTable, PartiallyDirectedGraph> pc = t -> learn(t, StructureLearner.Method.PC, Knowledge.none(), EdgePriors.none());
        double t = cpu();
        List<Bootstrap.Strength> strengths = Bootstrap.strengths(table, pc, replicates, new Seed(1), Runnable::run);
        double time = cpu() - t;
        long strong = 0, right = 0;
        for (Bootstrap.Strength s : strengths)
            if (s.strength() >= 0.9) {
                strong++;
                right += truth.adjacent(truth.names().indexOf(s.from()), truth.names().indexOf(s.to())) ? 1 : 0;
            }
        System.out.printf("%d replicates of PC: cpu %.1f s; %d pairs of strength 0.9-1, %d right; threshold %.3f%n", replicates, time, strong, right, Bootstrap.threshold(strengths, table.size()));
    }
}
