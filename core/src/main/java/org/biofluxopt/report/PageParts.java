package org.biofluxopt.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Style sheets and scripts that pages carry within themselves. */
final class PageParts {
    private PageParts() {}

    static String resource(String name) {
        return text(PageParts.class.getResourceAsStream(name), name);
    }

    /** A file of an npm package that comes as a WebJar; its version is the build's. */
    static String webjar(String artifact, String path) {
        Properties pom = new Properties();
        String described = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream in = opened(PageParts.class.getResourceAsStream(described), described)) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = "/META-INF/resources/webjars/" + artifact + "/" + pom.getProperty("version") + "/" + path;
        String script = text(PageParts.class.getResourceAsStream(name), name);
        if (script.contains("</script")) {
            throw new IllegalStateException(name + " would end its own script element.");
        }
        return script;
    }

    /** Everything before the header's content on a page without scripts that loads nothing. */
    static String scriptless(String title, String style) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                img-src data:; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body><header>
                """.formatted(Html.escape(title), style);
    }

    /** For a content security policy, base 64. */
    static String sha256(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String text(@Nullable InputStream stream, String name) {
        try (InputStream in = opened(stream, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream opened(@Nullable InputStream in, String name) {
        if (in == null) {
            throw new IllegalStateException("The page's " + name + " is missing from the build.");
        }
        return in;
    }
}
