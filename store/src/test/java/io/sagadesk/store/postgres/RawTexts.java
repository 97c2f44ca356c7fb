package io.sagadesk.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.engine.DelegatingSerializer;
import io.sagadesk.store.engine.Noted;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** Writes the text of a note as it is, and a lone surrogate as a byte that is no UTF-8; everything else as usual. */
final class RawTexts extends DelegatingSerializer {

    @Override
    @SuppressWarnings("unchecked")
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (!(object instanceof Noted noted)) return super.serialize(object, expectedRepresentation);
        var bytes = noted.text().getBytes(UTF_8);
        if (noted.text().indexOf('\uD800') >= 0) bytes[0] = (byte) 0xff;
        return (SerializedObject<T>) new SimpleSerializedObject<>(bytes, byte[].class, usual.typeForClass(Noted.class));
    }
}
