@NullMarked
package nl.wijgroningen.portaal.platform.file;

import org.jspecify.annotations.NullMarked;
