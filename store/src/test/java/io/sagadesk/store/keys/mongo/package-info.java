@NullMarked
package io.sagadesk.store.keys.mongo;

import org.jspecify.annotations.NullMarked;
