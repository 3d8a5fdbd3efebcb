"""Publishes COUNT numbered messages with Danube's Python client.

Usage: produce.py SERVICE_URL TOPIC COUNT
"""

import asyncio
import sys

from danube import DanubeClientBuilder, DispatchStrategy


async def main(service_url, topic, count):
    client = await DanubeClientBuilder().service_url(service_url).build()
    producer = (
        client.new_producer()
        .with_topic(topic)
        .with_name("python-producer")
        .with_dispatch_strategy(DispatchStrategy.RELIABLE)
        .build()
    )
    await producer.create()
    for number in range(count):
        text = f"message-{number}"
        await producer.send(text.encode(), {"number": str(number)})
    await producer.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
