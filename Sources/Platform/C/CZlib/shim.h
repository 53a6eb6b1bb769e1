#include <zlib.h>

// zlib's initialisers are macros, which Swift does not import. 31: the largest window, gzip's header and trailer.
static inline int shuangma_deflate_init_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

static inline int shuangma_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 31);
}
