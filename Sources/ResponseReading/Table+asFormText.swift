extension Table {
    /// A form, labels on the left and answers beside them, as lines of text; nil when this is no form.
    func asFormText(_ vocabulary: Vocabulary) -> String? { nil }
}
