@NullMarked
package io.sagadesk.store.mongo;

import org.jspecify.annotations.NullMarked;
