package io.sagadesk.testbed.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.process.InstallationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookBackupTest {

    @TempDir
    Path parent;

    private Path data;

    @BeforeEach
    void writeData() throws IOException, SQLException {
        data = Files.createDirectory(parent.resolve("data"));
        Files.createDirectory(data.resolve("documents"));
        for (var database : new String[] {"events.db", "keys.db", "documents/documents.db"}) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(database));
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
            }
        }
        Files.writeString(data.resolve("master.key"), "key");
    }

    @Test
    void the_commands_of_the_runbook_work_without_the_program_sqlite3() throws Exception {
        var commands = RunbookBackup.commands(Files.readString(InstallationFiles.RUNBOOK));

        var backup = new RunbookBackup(commands, true).take(parent);

        assertThat(backup.resolve("events.db")).isNotEmptyFile();
        assertThat(backup.resolve("keys.db")).isNotEmptyFile();
        assertThat(backup.resolve("documents/documents.db")).isNotEmptyFile();
        assertThat(backup.resolve("master.key")).hasContent("key");
    }

    @Test
    void a_backup_that_failed_is_deleted_and_repeated() throws Exception {
        var failsOnce = "backup=backup/b\nmkdir backup backup/b\ntest -e again || { touch again; exit 1; }\n";

        assertThat(new RunbookBackup(failsOnce, false).take(parent)).isEqualTo(parent.resolve("backup/b"));
    }
}
