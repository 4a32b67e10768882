package dev.predeploy.launcher.options;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where options come from besides the command line.
 *
 * @param environment the environment variables
 * @param properties the system properties, which are also how Maven hands its own on
 */
public record Surroundings(Map<String, String> environment, Map<String, String> properties) {
    /** Keeps copies. */
    public Surroundings {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /**
     * Returns those of this process. A property that holds its own placeholder, such as {@code predeploy.only} with
     * <code>${predeploy.only}</code>, was given to nobody: that is how Maven hands on what the user did not set.
     */
    public static Surroundings ofThisProcess() {
        Map<String, String> texts = new TreeMap<>();
        Properties properties = System.getProperties();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        texts.entrySet().removeIf(entry -> entry.getValue().equals("${" + entry.getKey() + "}"));
        return new Surroundings(System.getenv(), texts);
    }
}
