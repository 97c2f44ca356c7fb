/** Tests of the index of subjects, on real files. */
@NullMarked
package io.sagadesk.store.subjects;

import org.jspecify.annotations.NullMarked;
