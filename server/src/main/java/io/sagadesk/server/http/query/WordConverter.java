package io.sagadesk.server.http.query;

import io.sagadesk.server.http.problem.NotAWord;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Reads the words of an enum in parameters: in any case, as in a JSON body, and with hyphens, as in a URL. */
public final class WordConverter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Enum.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null) return null;
        var name = source.toString().strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(to.getType().getEnumConstants())
                .filter(word -> word.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotAWord(to.getType()));
    }
}
