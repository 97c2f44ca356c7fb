package io.sagadesk.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeySourceTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path directory;

    @Test
    void the_first_start_makes_a_file_for_its_owner_only() throws IOException {
        var made = source(null).findOrCreate();
        var file = directory.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
        assertThat(source(null).findOrCreate().commitment()).isEqualTo(made.commitment());
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void two_installations_have_two_keys(@TempDir Path elsewhere) {
        var here = source(null).findOrCreate();
        var there = new MasterKeySource(elsewhere, null).findOrCreate();
        assertThat(here.commitment()).isNotEqualTo(there.commitment());
    }

    @Test
    void half_a_key_of_an_interrupted_start_does_no_harm() throws IOException {
        Files.writeString(directory.resolve("master.key.new"), "AAAA");
        assertThat(source(null).findOrCreate().commitment())
                .isEqualTo(source(null).findOrCreate().commitment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void a_file_open_to_others_is_refused_with_what_to_do(String permissions) throws IOException {
        var file = keyFile(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> source(null).find())
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64 at all", "grüße"})
    void a_file_without_a_key_is_refused(String content) throws IOException {
        keyFile(content);
        assertThatThrownBy(() -> source(null).findOrCreate())
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    void the_setting_may_be_the_key_itself_or_the_path_of_its_file() throws IOException {
        var file = Files.move(keyFile(KEY), directory.resolve("elsewhere"));
        assertThat(source(KEY).findOrCreate().commitment())
                .isEqualTo(source(file.toString()).findOrCreate().commitment());
        assertThat(directory.resolve("master.key")).doesNotExist();
    }

    @Test
    void a_setting_that_is_neither_is_refused_without_showing_it() {
        assertThatThrownBy(() -> source("c2VjcmV0LWJ1dC10b28tc2hvcnQ=").findOrCreate())
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("SAGADESK_MASTER_KEY")
                .hasMessageNotContaining("c2Vj");
        assertThat(directory).isEmptyDirectory();
    }

    private MasterKeySource source(@Nullable String setting) {
        return new MasterKeySource(directory, setting);
    }

    private Path keyFile(String content) throws IOException {
        var file = Files.writeString(directory.resolve("master.key"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
