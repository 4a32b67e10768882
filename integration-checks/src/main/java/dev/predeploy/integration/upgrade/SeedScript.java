package dev.predeploy.integration.upgrade;

import dev.predeploy.integration.sql.Piece;
import dev.predeploy.integration.sql.Pieces;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A script in SQL that writes rows, such as a dump of data or what people wrote for the purpose.
 *
 * @param path the path as the user knows it
 * @param text what it says
 */
public record SeedScript(String path, String text) {
    private static final List<String> HARMLESS = List.of("restrict", "unrestrict", "echo", "timing", "set", "encoding");

    /**
     * Reads a script.
     *
     * @param folder the stack's folder
     * @param file the script, relative to that
     */
    public static SeedScript read(Path folder, Path file) throws IOException {
        return new SeedScript(file.toString(), Files.readString(folder.resolve(file)));
    }

    /**
     * Runs it, statement by statement.
     *
     * @throws CheckFailed if PostgreSQL refuses one, with its place
     */
    public void run(Database database) throws SQLException, IOException {
        try (Connection connection = database.connectAsTools();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Piece piece : Pieces.of(text)) {
                run(piece, statement);
            }
        }
    }

    private void run(Piece piece, Statement statement) throws SQLException, IOException {
        if (piece.isOfPsql()) {
            pass(piece);
            return;
        }
        try {
            if (piece.copied().isPresent()) {
                statement
                        .getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(piece.text(), new StringReader(piece.copied().get()));
            } else {
                statement.execute(piece.text());
            }
        } catch (SQLException failure) {
            Refusal refusal = Refusal.in(failure).orElseThrow(() -> failure);
            if (refusal.isOfTheServer()) {
                throw failure;
            }
            CheckFailed failed = new CheckFailed(
                    "The seed script fails: " + refusal.message(),
                    List.of(refusal.finding(Script.of(path, text).place(piece.text(), piece.line(), refusal))));
            failed.initCause(failure);
            throw failed;
        }
    }

    private void pass(Piece piece) {
        String command = piece.text().substring(1).split("[^a-z]", 2)[0];
        if (!HARMLESS.contains(command)) {
            throw new CheckFailed(Finding.of("The seed script holds a command of psql's own, \\" + command)
                    .rule("psql-command")
                    .at(Place.file(path, piece.line()))
                    .fix("Write it in SQL, or name a command such as `psql -f` under `seed: {run: …}`."));
        }
    }
}
