package org.biofluxopt.kinetics;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Turns a tape into bytecode on vector registers: pieces of straight code, small enough for the just-in-time compiler, in
 * which a result stays in a local variable and goes to memory only if a later piece reads it. The arithmetic and its
 * order are those of {@link VectorTapeMachine}, so are the bits.
 */
final class TapeCompiler {
    /**
     * Instructions in a method. Measured on host and gut, person-days per core-second: 18,000 with 8, 5,000 with 20, 2,700
     * with 48 (vectors no longer kept in registers), 9,600 by reading the tape.
     */
    private static final int PIECE = 8;

    private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.DoubleVector");
    private static final ClassDesc LANES = ClassDesc.of("org.biofluxopt.kinetics.VectorLanes");
    private static final ClassDesc REGISTERS = CD_double.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, REGISTERS);
    private static final MethodTypeDesc LOAD = MethodTypeDesc.of(VECTOR, REGISTERS, CD_int);
    private static final MethodTypeDesc STORE = MethodTypeDesc.of(CD_void, VECTOR, REGISTERS, CD_int);
    private static final MethodTypeDesc BOTH = MethodTypeDesc.of(VECTOR, VECTOR, VECTOR);
    private static final MethodTypeDesc ONE = MethodTypeDesc.of(VECTOR, VECTOR);
    private static final MethodTypeDesc SCALAR = MethodTypeDesc.of(CD_void, CD_int, REGISTERS, CD_int, CD_int, CD_int);
    private static final String[] NAMES = {"add", "subtract", "multiply", "divide", "min", "max"};

    private final int[] code;
    private final int wide = VectorLanes.SPECIES.length();

    private TapeCompiler(Tape tape) {
        code = tape.code();
    }

    /** @return a method (double[]) -> void */
    static MethodHandle compile(Tape tape) {
        byte[] bytes = new TapeCompiler(tape).bytes();
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return lookup.findStatic(lookup.lookupClass(), "run", MethodType.methodType(void.class, double[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Compiled tape does not link", e);
        }
    }

    private byte[] bytes() {
        int instructions = code.length / Tape.WIDTH;
        int pieces = Math.max(1, (instructions + PIECE - 1) / PIECE);
        ClassDesc self = ClassDesc.of("org.biofluxopt.kinetics.CompiledTape");
        return ClassFile.of().build(self, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            for (int p = 0; p < pieces; p++) {
                int from = p * PIECE;
                int to = Math.min(instructions, from + PIECE);
                type.withMethodBody(
                        "piece" + p,
                        RUN,
                        ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
                        body -> new Piece(body, from, to).write());
            }
            type.withMethodBody("run", RUN, ClassFile.ACC_STATIC, body -> {
                for (int p = 0; p < pieces; p++) {
                    body.aload(0).invokestatic(self, "piece" + p, RUN);
                }
                body.return_();
            });
        });
    }

    /** One method; values that it has at hand are in local variables, one for each part of the lanes. */
    private final class Piece {
        private final CodeBuilder body;
        private final int from;
        private final int to;
        private final Map<Integer, Integer> local = new HashMap<>();
        private final Set<Integer> unsaved = new HashSet<>();
        private int nextLocal = 1;

        Piece(CodeBuilder body, int from, int to) {
            this.body = body;
            this.from = from;
            this.to = to;
        }

        void write() {
            for (int i = from; i < to; i++) {
                int operation = code[i * Tape.WIDTH];
                int target = code[i * Tape.WIDTH + 1];
                int a = code[i * Tape.WIDTH + 2];
                int b = code[i * Tape.WIDTH + 3];
                if (operation == Tape.POWER || operation == Tape.EXP) {
                    save(a);
                    save(b);
                    body.loadConstant(operation).aload(0).loadConstant(target);
                    body.loadConstant(a).loadConstant(b).invokestatic(LANES, "scalar", SCALAR);
                    local.remove(target);
                    unsaved.remove(target);
                } else {
                    compute(operation, target, a, b);
                }
            }
            for (int register : unsaved.stream().sorted().toList()) {
                if (readLater(register)) {
                    save(register);
                }
            }
            body.return_();
        }

        private void compute(int operation, int target, int a, int b) {
            int parts = Tape.LANES / wide;
            int at = nextLocal;
            nextLocal += parts;
            for (int part = 0; part < parts; part++) {
                value(a, part);
                if (operation == Tape.ROOT) {
                    body.invokestatic(LANES, "root", ONE);
                } else if (operation != Tape.COPY) {
                    value(b, part);
                    body.invokestatic(LANES, NAMES[operation], BOTH);
                }
                body.astore(at + part);
            }
            local.put(target, at);
            unsaved.add(target);
        }

        private void value(int register, int part) {
            Integer at = local.get(register);
            if (at != null) {
                body.aload(at + part);
            } else {
                body.aload(0).loadConstant(register + part * wide).invokestatic(LANES, "load", LOAD);
            }
        }

        private void save(int register) {
            Integer at = local.get(register);
            if (at != null && unsaved.contains(register)) {
                for (int part = 0; part < Tape.LANES / wide; part++) {
                    body.aload(at + part).aload(0).loadConstant(register + part * wide);
                    body.invokestatic(LANES, "store", STORE);
                }
                unsaved.remove(register);
            }
        }

        /** Whether what is in a register now is read after this piece; what stays to the end of the tape counts. */
        private boolean readLater(int register) {
            for (int i = to; i < code.length / Tape.WIDTH; i++) {
                int operation = code[i * Tape.WIDTH];
                if (code[i * Tape.WIDTH + 2] == register
                        || operation != Tape.COPY && code[i * Tape.WIDTH + 3] == register) {
                    return true;
                }
                if (code[i * Tape.WIDTH + 1] == register) {
                    return false;
                }
            }
            return true;
        }
    }
}
