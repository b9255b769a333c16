package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A help text with a bare % cannot be formatted by picocli, which then warns and prints it raw. */
class HelpTest {
    @Test
    void everyHelpTextCanBeFormatted() {
        List<String> bad = new ArrayList<>();
        Deque<CommandLine> left = new ArrayDeque<>(List.of(Main.commandLine()));
        while (!left.isEmpty()) {
            CommandLine command = left.pop();
            command.getSubcommands().values().forEach(left::push);
            CommandSpec spec = command.getCommandSpec();
            List<String> texts = new ArrayList<>(List.of(spec.usageMessage().description()));
            texts.addAll(List.of(spec.usageMessage().footer()));
            spec.options().forEach(option -> texts.addAll(List.of(option.description())));
            spec.positionalParameters().forEach(parameter -> texts.addAll(List.of(parameter.description())));
            for (String text : texts) {
                if (text.replace("%%", "").replace("%n", "").contains("%")) {
                    bad.add(command.getCommandName() + ": " + text);
                }
            }
        }
        assertThat(bad).isEmpty();
    }
}
