package dev.predeploy.allure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a folder of results as Allure 2 reads it. */
public final class AllureResults {
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
            .registerModule(new SimpleModule()
                    .addSerializer(Status.class, new Word<>(Status::value))
                    .addSerializer(Stage.class, new Word<>(Stage::value)));

    private final Path folder;

    /** Makes the writer for a folder, which is made if it is not there. */
    public AllureResults(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes one result; its uuid names the file. */
    public void write(TestResult result) throws IOException {
        write(result.getUuid() + "-result.json", JSON.writeValueAsBytes(result));
    }

    /** Writes into which categories results fall; see {@link Categories}. */
    public void categories() throws IOException {
        write("categories.json", JSON.writeValueAsBytes(Categories.all()));
    }

    /** Writes what the run worked with, in the order given. */
    public void environment(Map<String, String> environment) throws IOException {
        String lines = environment.entrySet().stream()
                .map(entry -> PropertyText.line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        write("environment.properties", lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes which CI system ran this, if one did; {@code variables} are the process' environment variables. */
    public void executor(Map<String, String> variables) throws IOException {
        ObjectNode executor = Executor.of(variables);
        if (!executor.isEmpty()) {
            write("executor.json", JSON.writeValueAsBytes(executor));
        }
    }

    /** Writes what earlier runs came to. */
    public void history(History history) throws IOException {
        history.writeTo(folder.resolve("history"));
    }

    /** Writes a file under a name in the folder; nothing half-written ever stands there. */
    void write(String name, byte[] content) throws IOException {
        Part.write(folder.resolve(name), content);
    }

    Path folder() {
        return folder;
    }

    private static final class Word<T> extends JsonSerializer<T> {
        private final Function<T, String> word;

        Word(Function<T, String> word) {
            this.word = word;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(word.apply(value));
        }
    }
}
