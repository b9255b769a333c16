package org.biofluxopt.connect.sbml;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions of MathML that SBML allows, by their element names. */
enum Operator {
    PLUS("plus", 0, 99),
    MINUS("minus", 1, 2),
    TIMES("times", 0, 99),
    DIVIDE("divide", 2, 2),
    POWER("power", 2, 2),
    /** Degree first, radicand second. */
    ROOT("root", 2, 2),
    ABS("abs", 1, 1),
    EXP("exp", 1, 1),
    LN("ln", 1, 1),
    /** Base first. */
    LOG("log", 2, 2),
    FLOOR("floor", 1, 1),
    CEILING("ceiling", 1, 1),
    FACTORIAL("factorial", 1, 1),
    SIN("sin", 1, 1),
    COS("cos", 1, 1),
    TAN("tan", 1, 1),
    SEC("sec", 1, 1),
    CSC("csc", 1, 1),
    COT("cot", 1, 1),
    SINH("sinh", 1, 1),
    COSH("cosh", 1, 1),
    TANH("tanh", 1, 1),
    SECH("sech", 1, 1),
    CSCH("csch", 1, 1),
    COTH("coth", 1, 1),
    ARCSIN("arcsin", 1, 1),
    ARCCOS("arccos", 1, 1),
    ARCTAN("arctan", 1, 1),
    ARCSEC("arcsec", 1, 1),
    ARCCSC("arccsc", 1, 1),
    ARCCOT("arccot", 1, 1),
    ARCSINH("arcsinh", 1, 1),
    ARCCOSH("arccosh", 1, 1),
    ARCTANH("arctanh", 1, 1),
    ARCSECH("arcsech", 1, 1),
    ARCCSCH("arccsch", 1, 1),
    ARCCOTH("arccoth", 1, 1),
    EQ("eq", 1, 99),
    NEQ("neq", 2, 2),
    GT("gt", 1, 99),
    LT("lt", 1, 99),
    GEQ("geq", 1, 99),
    LEQ("leq", 1, 99),
    AND("and", 0, 99),
    OR("or", 0, 99),
    XOR("xor", 0, 99),
    NOT("not", 1, 1),
    IMPLIES("implies", 2, 2),
    MAX("max", 1, 99),
    MIN("min", 1, 99),
    QUOTIENT("quotient", 2, 2),
    REM("rem", 2, 2);

    private static final Map<String, Operator> BY_ELEMENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::element, Function.identity()));

    private final String element;
    private final int fewest;
    private final int most;

    Operator(String element, int fewest, int most) {
        this.element = element;
        this.fewest = fewest;
        this.most = most;
    }

    String element() {
        return element;
    }

    boolean takes(int arguments) {
        return arguments >= fewest && (most == 99 || arguments <= most);
    }

    static Optional<Operator> of(String element) {
        return Optional.ofNullable(BY_ELEMENT.get(element));
    }
}
