"""Named queries: questions that every graph can be asked, one .rq file each."""
