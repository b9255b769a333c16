package org.biofluxopt.tune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.biofluxopt.text.InputError;

/**
 * Evaluations in a tab-separated file that only grows, one line each, on the disk before the next one starts. A line that
 * was cut off when the program died is dropped. Numbers are written so that they read back bit for bit.
 */
public final class EvaluationLog {
    private final Path file;
    private final String task;
    private final SearchSpace space;
    private final int constraints;

    /** @param task what is tuned, with its seed; a log of another task is refused */
    public EvaluationLog(Path file, String task, SearchSpace space, int constraints) {
        this.file = file;
        this.task = task;
        this.space = space;
        this.constraints = constraints;
    }

    private List<String> header() {
        String columns = space.dimensions().stream()
                .map(SearchSpace.Dimension::name)
                .collect(Collectors.joining("\t", "round\tdesign\t", "\tobjective"));
        return List.of("# " + task, columns + "\tconstraint".repeat(constraints));
    }

    /** The evaluations of earlier runs; none if there is no file. Cuts off an unfinished last line. */
    public List<Evaluation> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            int whole = text.lastIndexOf('\n') + 1;
            List<String> lines = text.substring(0, whole).lines().toList();
            if (lines.size() < 2) {
                Files.delete(file);
                return List.of();
            }
            if (!lines.subList(0, 2).equals(header())) {
                throw InputError.in(file.toString())
                        .line(1)
                        .got(lines.get(0))
                        .expected(header().get(0) + " with the same columns")
                        .advice("Take another folder, or the task and seed that the log is of.")
                        .error();
            }
            if (whole < text.length()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
                }
            }
            List<Evaluation> result = new ArrayList<>();
            for (int i = 2; i < lines.size(); i++) {
                result.add(parse(lines.get(i), i + 1));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Evaluation parse(String line, int number) {
        String[] cells = line.split("\t", -1);
        int d = space.size();
        try {
            if (cells.length != d + 3 + constraints) {
                throw new NumberFormatException();
            }
            double[] point = new double[d];
            for (int j = 0; j < d; j++) {
                point[j] = Double.parseDouble(cells[2 + j]);
            }
            double[] limits = new double[constraints];
            for (int c = 0; c < constraints; c++) {
                limits[c] = Double.parseDouble(cells[d + 3 + c]);
            }
            Proposal proposal = new Proposal(point, Integer.parseInt(cells[0]), cells[1].equals("1"));
            return new Evaluation(proposal, Double.parseDouble(cells[d + 2]), limits);
        } catch (IllegalArgumentException e) {
            throw InputError.in(file.toString())
                    .line(number)
                    .got(line)
                    .expected("%d finite numbers".formatted(d + 3 + constraints))
                    .advice("Restore the log, or start again in another folder.")
                    .error();
        }
    }

    /** Adds a line and waits until it is on the disk. */
    public void append(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        if (!Files.exists(file)) {
            header().forEach(line -> text.append(line).append('\n'));
        }
        Proposal proposal = evaluation.proposal();
        text.append(proposal.round()).append('\t').append(proposal.design() ? 1 : 0);
        for (double x : proposal.point()) {
            text.append('\t').append(x);
        }
        text.append('\t').append(evaluation.objective());
        for (double limit : evaluation.constraints()) {
            text.append('\t').append(limit);
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
