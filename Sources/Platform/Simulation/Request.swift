/// What a client asks a node.
struct Request {
    enum Body {
        /// A read of all records of the partition; nil means a linearizable one.
        case read(atLeast: UInt64?)
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

/// What a node answers.
enum Answer {
    case read([ShardState.Record?])
    case written(UInt64)
    case refused
    /// Nothing was done, and nothing will be; who may know more.
    case notDone(primary: Int?)
    /// It may have been done or not.
    case unknown
}
