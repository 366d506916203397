/// A word, and where it is printed.
struct PageWord {
    var text: String
    var box: PageBox
}

/// Words that stand on one line of a page, with their places.
struct PageLine {
    private(set) var words: [PageWord]
    private(set) var box: PageBox

    init(_ word: PageWord) {
        words = [word]
        box = word.box
    }

    /// The words in the order in which they stand; nil when there is none.
    init?(_ words: [PageWord]) {
        guard let first = words.first else { return nil }
        self.words = words
        box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
    }

    mutating func append(_ word: PageWord) {
        words.append(word)
        box = box.union(word.box)
    }

    /// The words with blanks between them; where the type changes inside of a word there is no blank.
    var text: String {
        var text = ""
        for (index, word) in words.enumerated() {
            if index > 0 {
                let gap = word.box.left - words[index - 1].box.right
                if gap * 10 > word.box.height || gap < -word.box.height { text += " " }
            }
            text += word.text
        }
        return text
    }

    /// The line cut where the gap between words is wider than this share, in percent, of their height.
    func cut(atGapsOver percent: Int) -> [PageLine] {
        var pieces: [PageLine] = []
        for word in words {
            if let last = pieces.last, (word.box.left - last.box.right) * 100 <= percent * word.box.height {
                pieces[pieces.count - 1].append(word)
            } else {
                pieces.append(PageLine(word))
            }
        }
        return pieces
    }
}
