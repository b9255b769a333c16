package org.biofluxopt.bayes.format;

import org.biofluxopt.text.InputError;

/**
 * Words, quoted texts and single punctuation marks of a BIF or NET file, each with its line. Comments are skipped:
 * {@code //}, {@code /* *}{@code /} and, in NET, {@code %} to the end of the line.
 */
final class Tokens {
    private final String file;
    private final String text;
    private final String marks;
    private final boolean percentComments;
    private int at;
    private int line = 1;
    private String token = "";
    private int tokenLine = 1;
    private boolean quoted;
    private boolean ended;

    Tokens(String file, String text, String marks, boolean percentComments) {
        this.file = file;
        this.text = text;
        this.marks = marks;
        this.percentComments = percentComments;
        advance();
    }

    String file() {
        return file;
    }

    boolean atEnd() {
        return ended;
    }

    /** Line of the token that comes next. */
    int line() {
        return tokenLine;
    }

    boolean is(String expected) {
        return !ended && !quoted && token.equals(expected);
    }

    boolean isWord() {
        return !ended && (quoted || !isMark());
    }

    private boolean isMark() {
        return token.length() == 1 && marks.indexOf(token.charAt(0)) >= 0;
    }

    /** Takes the next token if it is this one. */
    boolean take(String expected) {
        if (is(expected)) {
            advance();
            return true;
        }
        return false;
    }

    void expect(String expected, String where) {
        if (!take(expected)) {
            throw unexpected("'" + expected + "' " + where);
        }
    }

    String word(String what) {
        if (!isWord()) {
            throw unexpected(what);
        }
        String word = token;
        advance();
        return word;
    }

    /** Skips to behind the next semicolon. */
    void skipStatement() {
        while (!ended && !is(";")) {
            advance();
        }
        expect(";", "at the end of the statement");
    }

    InputError unexpected(String expected) {
        return InputError.in(file)
                .line(tokenLine)
                .got(ended ? "the end of the file" : "'" + token + "'")
                .expected(expected)
                .error();
    }

    private void advance() {
        skipBlanks();
        tokenLine = line;
        quoted = false;
        if (at >= text.length()) {
            ended = true;
            token = "";
            return;
        }
        char c = text.charAt(at);
        if (c == '"') {
            quote();
        } else if (marks.indexOf(c) >= 0) {
            token = String.valueOf(c);
            at++;
        } else {
            int start = at;
            while (at < text.length() && !Character.isWhitespace(c = text.charAt(at)) && c != '"') {
                if (marks.indexOf(c) >= 0 || comment()) {
                    break;
                }
                at++;
            }
            token = text.substring(start, at);
        }
    }

    private void quote() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            if (c == '\n') {
                line++;
            }
            value.append(c);
        }
        if (at >= text.length()) {
            throw InputError.in(file)
                    .line(tokenLine)
                    .got("a quote that never ends")
                    .expected("a closing \"")
                    .error();
        }
        at++;
        quoted = true;
        token = value.toString();
    }

    private boolean comment() {
        return text.startsWith("//", at) || text.startsWith("/*", at) || (percentComments && text.charAt(at) == '%');
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c) || c == '\ufeff') {
                at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                int stop = end < 0 ? text.length() : end + 2;
                for (; at < stop; at++) {
                    line += text.charAt(at) == '\n' ? 1 : 0;
                }
            } else if (comment()) {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }
}
