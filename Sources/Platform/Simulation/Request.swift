/// What a client asks a node.
struct Request {
    enum Body {
        /// A read of all records of the partition and of the last entries of its chain; without a version, a linearizable
        /// one.
        case read(atLeast: UInt64?, entries: Int)
        /// A write: a place in the table of commands.
        case write(Int)
    }

    let client: Int
    /// Which attempt of the client this is.
    let attempt: Int
    let shard: Int
    let partition: Int
    let body: Body
}

/// What a read found.
struct Found {
    var records: [ShardState.Record?]
    var chain: Chain
}

/// What a node answers.
enum Answer {
    case read(Found)
    case written(UInt64)
    case refused
    /// Nothing was done, and nothing will be; who may know more.
    case notDone(primary: Int?)
    /// It may have been done or not.
    case unknown
}
