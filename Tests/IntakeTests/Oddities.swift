import Glibc

/// The names of what `makeOddities` makes.
let oddities = ["dangling.txt", "fifo.txt", "link.txt", "loop"]

/// Puts a FIFO and links, to a file outside, to nothing and to the folder itself, into a folder.
///
/// - Returns: Whether all could be made.
func makeOddities(in folder: String, target: String) -> Bool {
    let made = [
        unsafe symlink("nowhere", "\(folder)/dangling.txt"),
        unsafe mkfifo("\(folder)/fifo.txt", 0o600),
        unsafe symlink(target, "\(folder)/link.txt"),
        unsafe symlink(folder, "\(folder)/loop"),
    ]
    return made == [0, 0, 0, 0]
}
