package org.biofluxopt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The flow goes one way: a package may use only packages of a smaller level (ARCHITECTURE). */
class PackagesTest {
    private static final Map<String, Integer> LEVEL = Map.ofEntries(
            Map.entry("units", 1),
            Map.entry("numeric", 1),
            Map.entry("provenance", 1),
            Map.entry("text", 1),
            Map.entry("knowledge", 2),
            Map.entry("bayes", 2),
            Map.entry("learn", 2),
            Map.entry("tune", 2),
            Map.entry("kinetics", 2),
            Map.entry("statistics", 2),
            Map.entry("profile", 3),
            Map.entry("intervention", 3),
            Map.entry("network", 4),
            Map.entry("simulator", 5),
            Map.entry("protocol", 6),
            Map.entry("agents", 6),
            Map.entry("generate", 6),
            Map.entry("plan", 7),
            Map.entry("explain", 8),
            Map.entry("report", 9),
            Map.entry("validation", 10),
            Map.entry("calibration", 11),
            Map.entry("sensitivity", 11),
            Map.entry("coverage", 12),
            Map.entry("study", 13),
            Map.entry("training", 13));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.biofluxopt");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.biofluxopt.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void everyPackageHasALevelAndUsesOnlySmallerOnes() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass user : MAIN) {
            String from = packageOf(user.getPackageName());
            if (from.isEmpty()) {
                continue; // the root package shows the whole flow and may use all
            }
            assertThat(LEVEL).as("level of package %s", from).containsKey(from);
            for (String to : usedBy(user)) {
                if (!to.equals(from) && LEVEL.get(to) >= LEVEL.get(from)) {
                    wrong.add(user.getName() + " uses " + to);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theGeneralPackagesHoldNoWordOfTheDomain() {
        for (String general : List.of("numeric", "bayes", "learn", "tune", "kinetics", "statistics", "text")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.biofluxopt." + general + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.biofluxopt.units..",
                            "org.biofluxopt.knowledge..",
                            "org.biofluxopt.profile..",
                            "org.biofluxopt.intervention..",
                            "org.biofluxopt.network..",
                            "org.biofluxopt.simulator..")
                    .allowEmptyShould(true)
                    .check(MAIN);
        }
    }

    private static Set<String> usedBy(JavaClass user) {
        return user.getDirectDependenciesFromSelf().stream()
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(name -> name.startsWith("org.biofluxopt."))
                .map(PackagesTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String packageOf(String name) {
        String tail = name.substring("org.biofluxopt".length());
        return tail.isEmpty() ? "" : tail.substring(1).split("\\.")[0];
    }
}
