/// How a file's bytes stand for characters.
public enum TextEncoding: String, Sendable, Hashable {
    /// With or without a byte order mark.
    case utf8 = "UTF-8"
    /// With a byte order mark, in either byte order.
    case utf16 = "UTF-16"
    /// Not UTF-8, with characters that only Windows-1252 has: “ ” ’ – € and such.
    case windows1252 = "Windows-1252"
    /// Not UTF-8, and words of Cyrillic letters when read as this.
    case windows1251 = "Windows-1251"
    /// Not UTF-8, with letters of old Macintosh programs inside words.
    case macRoman = "Mac Roman"
    /// Not UTF-8, with none of those characters.
    case latin1 = "Latin-1"
}
