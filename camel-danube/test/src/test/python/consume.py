"""Receives and acknowledges COUNT messages with Danube's Python client, and prints each payload as a line.

The first line, "subscribed", says that messages published from now on will arrive.

Usage: consume.py SERVICE_URL TOPIC SUBSCRIPTION COUNT MILLISECONDS_PER_MESSAGE
"""

import asyncio
import sys

from danube import DanubeClientBuilder, SubType


async def main(service_url, topic, subscription, count, milliseconds):
    client = await DanubeClientBuilder().service_url(service_url).build()
    consumer = (
        client.new_consumer()
        .with_topic(topic)
        .with_consumer_name("python-consumer")
        .with_subscription(subscription)
        .with_subscription_type(SubType.EXCLUSIVE)
        .build()
    )
    await consumer.subscribe()
    messages = await consumer.receive()
    print("subscribed", flush=True)
    for _ in range(count):
        message = await messages.get()
        await asyncio.sleep(milliseconds / 1000)
        print(message.payload.decode(), flush=True)
        await consumer.ack(message)
    await consumer.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4], int(sys.argv[4]), int(sys.argv[5])))
