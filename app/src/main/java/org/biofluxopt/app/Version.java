package org.biofluxopt.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the release, the code's revision and the Java runtime. */
final class Version implements IVersionProvider {
    static final String RELEASE = "0.1.0";

    /** Git commit the launcher found, or "unknown" when started without it. */
    static String revision() {
        return System.getProperty("biofluxopt.revision", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"biofluxopt " + RELEASE + " (" + revision() + "), Java " + Runtime.version()};
    }
}
