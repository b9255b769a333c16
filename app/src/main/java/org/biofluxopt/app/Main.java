package org.biofluxopt.app;

import java.io.PrintWriter;
import org.biofluxopt.text.InputError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of BioFluxOpt. */
@Command(
        name = "biofluxopt",
        header = "Vitamin B12 status raised through diet and gut microbiome.",
        description = "Research software, not a medical device.",
        footer = {
            "",
            "Start here:  biofluxopt optimize examples/vegan-adult.yaml",
            "Exit codes:  0 done, 2 something you gave cannot be used, 1 a fault of ours (please report it)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CommandLine.HelpCommand.class,
            OptimizeCommand.class,
            SimulateCommand.class,
            ImportCommand.class,
            ProfileCommand.class,
            NetworkCommand.class,
            ExportCommand.class,
            SbmlCommand.class,
            ValidateCommand.class,
            CalibrateCommand.class,
            SensitivityCommand.class,
            TrainCommand.class,
            TuneCommand.class,
            StudyCommand.class,
            GenerateCommand.class,
            HyperscoreCommand.class,
            ReplayCommand.class,
            KnowledgeCommand.class,
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /** All commands, for running and for looking at their help. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /** Runs one command; never throws for bad input. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return commandLine()
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::explainUsage)
                .setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, command))
                .execute(args);
    }

    /** Without a subcommand: the overview. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    private static int explainUsage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("biofluxopt: " + problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr()
                    .println("See '" + command.getCommandSpec().qualifiedName()
                            + " --help' for its options and an example.");
        }
        return 2;
    }

    private static int explain(Exception problem, CommandLine command) throws Exception {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof InputError)) {
            cause = cause.getCause();
        }
        if (cause instanceof InputError input) {
            command.getErr().println("biofluxopt: " + input.getMessage());
            return 2;
        }
        throw problem;
    }
}
