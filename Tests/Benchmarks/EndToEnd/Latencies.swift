/// How long each of many drops took, in milliseconds.
struct Latencies {
    var commits: Spread
    var reports: Spread
}
