/** The ids of everything that events are about: opaque strings without personal data. */
@NullMarked
package io.sagadesk.api.id;

import org.jspecify.annotations.NullMarked;
