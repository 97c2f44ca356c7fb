package io.sagadesk.store.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Searches all files of a directory for a text, also in the encodings in which it might have leaked. */
final class CanarySearch {

    private CanarySearch() {}

    /** Returns each occurrence as {@code file: encoding}. */
    static List<String> find(String canary, Path directory) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var content = Files.readString(file, ISO_8859_1);
                for (var form : forms(canary)) {
                    if (content.contains(form.text())) found.add(file.getFileName() + ": " + form.name());
                }
            }
        }
        return found;
    }

    private record Form(String name, String text) {}

    private static List<Form> forms(String canary) {
        var forms = new ArrayList<Form>();
        forms.add(new Form("UTF-8", new String(canary.getBytes(UTF_8), ISO_8859_1)));
        forms.add(new Form("UTF-16LE", new String(canary.getBytes(UTF_16LE), ISO_8859_1)));
        forms.add(new Form("UTF-16BE", new String(canary.getBytes(UTF_16BE), ISO_8859_1)));
        for (int shift = 0; shift < 3; shift++) {
            forms.add(new Form("base64", shifted(Base64.getEncoder(), canary, shift)));
            forms.add(new Form("base64url", shifted(Base64.getUrlEncoder(), canary, shift)));
        }
        return forms;
    }

    /** Returns the base64 characters that depend on the canary alone, not on its surroundings. */
    private static String shifted(Base64.Encoder encoder, String canary, int shift) {
        var text = encoder.encodeToString(("\0".repeat(shift) + canary).getBytes(UTF_8));
        int from = shift == 0 ? 0 : shift + 1;
        int to = (shift + canary.getBytes(UTF_8).length) * 8 / 6;
        return text.substring(from, to);
    }
}
