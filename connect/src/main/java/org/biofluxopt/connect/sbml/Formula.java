package org.biofluxopt.connect.sbml;

import java.util.List;

/** What a MathML expression of SBML says. Truth values are 1 and 0. */
sealed interface Formula {
    Formula TRUE = new Number(1);
    Formula FALSE = new Number(0);

    record Number(double value) implements Formula {}

    /** The value of a symbol of the model, of a local parameter or of an argument of a function. */
    record Symbol(String id) implements Formula {}

    /** Time since the start, in the time unit of the model. */
    record Time() implements Formula {}

    /** d/dt of a symbol (Level 3 Version 2). */
    record RateOf(String id) implements Formula {}

    record Apply(Operator operator, List<Formula> arguments) implements Formula {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /** A call of a function definition. */
    record Call(String function, List<Formula> arguments) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The value of the first piece whose condition holds; NaN where none does and nothing else is given. */
    record Piecewise(List<Piece> pieces, Formula otherwise) implements Formula {
        public Piecewise {
            pieces = List.copyOf(pieces);
        }

        record Piece(Formula value, Formula condition) {}
    }

    /** A function definition's arguments and body. */
    record Lambda(List<String> arguments, Formula body) {
        public Lambda {
            arguments = List.copyOf(arguments);
        }
    }
}
