@NullMarked
package nl.wijgroningen.portaal.platform.web;

import org.jspecify.annotations.NullMarked;
