import Definitions

/// The configuration error that the body throws, as people read it; nil when it throws none.
func described(_ body: () throws -> some Any) -> String? {
    do {
        _ = try body()
        return nil
    } catch let error as ConfigurationError {
        return error.description
    } catch {
        return "another error: \(error)"
    }
}
