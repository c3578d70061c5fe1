@NullMarked
package nl.wijgroningen.portaal.platform.database;

import org.jspecify.annotations.NullMarked;
