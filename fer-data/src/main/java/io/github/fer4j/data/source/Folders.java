package io.github.fer4j.data.source;

import io.github.fer4j.FerException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Listing folders of many files: names only, since a path object for each of 200,000 files takes memory. */
final class Folders {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");

    private Folders() {}

    /**
     * What is in a folder.
     *
     * @param folder the folder
     * @return the names in the order of their characters, without hidden ones
     * @throws FerException if it is no folder or cannot be read
     */
    static List<String> names(Path folder) {
        requireFolder(folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = nameOf(entry);
                if (!isHidden(name)) {
                    names.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new FerException("cannot list " + folder.toAbsolutePath() + ": " + e.getMessage(), e);
        }
        Collections.sort(names);
        return names;
    }

    static void requireFolder(Path folder) {
        if (!Files.exists(folder)) {
            throw new FerException("there is no folder " + folder.toAbsolutePath() + "; check the path");
        }
        if (!Files.isDirectory(folder)) {
            throw new FerException("a folder is needed, but " + folder.toAbsolutePath()
                    + " is a file; name the folder that it is in, or unpack it");
        }
    }

    /** Whether the name ends like that of a picture that can be decoded. */
    static boolean isImage(String name) {
        return IMAGES.contains(extension(name));
    }

    /** What follows the last dot, in lower case; empty if there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Why a file that is no image is left out, for counting. */
    static String notAnImage(String name) {
        String extension = extension(name);
        return "not an image by its name (" + (extension.isEmpty() ? "no extension" : "." + extension) + ")";
    }

    /** Files of the system and of archive tools: {@code .DS_Store}, {@code __MACOSX}, {@code Thumbs.db}. */
    private static boolean isHidden(String name) {
        return name.startsWith(".")
                || name.equals("__MACOSX")
                || name.equalsIgnoreCase("Thumbs.db")
                || name.equalsIgnoreCase("desktop.ini");
    }

    static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
